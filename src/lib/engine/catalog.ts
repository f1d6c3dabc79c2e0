/** A model this project knows how to get, pinned by its hash. */
export type CatalogModel = {
  name: string
  /** File name, as the site serves it under models/. */
  file: string
  bytes: number
  /** Hexadecimal. */
  sha256: string
}

/** SmolLM2-135M-Instruct by HuggingFaceTB (Apache-2.0), quantized to Q4_1 by QuantFactory. */
export const defaultModel: CatalogModel = {
  name: 'SmolLM2-135M-Instruct',
  file: 'SmolLM2-135M-Instruct.Q4_1.gguf',
  bytes: 98_362_432,
  sha256: 'b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53',
}

/** Most positions of a text here: the model could read more, but the keys and values of so many take 94 MB. */
export const offeredPositions = 2048
