type CatalogModel = {
  /** As shown. */
  name: string
  /** The file's name on our own server, under models/. */
  file: string
  bytes: number
  /** Of the file, hexadecimal. */
  sha256: string
}

/** The model that the page loads; scripts/model.mjs fetches the very same file. */
export const defaultModel: CatalogModel = {
  name: 'SmolLM2-135M-Instruct',
  file: 'SmolLM2-135M-Instruct.Q4_1.gguf',
  bytes: 98_362_432,
  sha256: 'b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53',
}

export const catalog: readonly CatalogModel[] = [defaultModel]
