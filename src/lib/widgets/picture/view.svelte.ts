import { messages } from '#lib/messages/index.ts'
import { savePicture, type Pictured, type PictureKind } from './save.ts'

/** Saving a chart as a picture. */
export class SavePictureView {
  readonly words = messages.picture
  readonly kinds: readonly { kind: PictureKind; name: string }[] = [
    { kind: 'svg', name: 'SVG' },
    { kind: 'png', name: 'PNG' },
  ]
  isOpen = $state(false)
  #said = $state('')

  get said(): string {
    return this.#said
  }

  toggle(): void {
    this.isOpen = !this.isOpen
    this.#said = ''
  }

  close(): void {
    this.isOpen = false
  }

  async save(kind: PictureKind, pictured: Pictured): Promise<void> {
    this.#said = await savePicture(kind, pictured)
  }
}
