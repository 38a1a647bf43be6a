import type { Locator, Page } from '@playwright/test'

/** A file as it is dropped or pasted. */
export type GivenFile = { readonly name: string; readonly type: string; readonly bytes: Buffer }

/** Photos and documents on notes, as a person puts them there and looks at them. */
export class PhotosScreen {
  readonly page: Page
  readonly viewer: Locator

  constructor(page: Page) {
    this.page = page
    this.viewer = page.getByRole('dialog')
  }

  /** Drops or pastes files on an element as the system does it. */
  async give(how: 'drop' | 'paste', target: Locator, files: readonly GivenFile[]): Promise<void> {
    const given = files.map(({ name, type, bytes }) => ({ name, type, base64: bytes.toString('base64') }))
    await target.evaluate(
      (element, { how, given }) => {
        const data = new DataTransfer()
        for (const { name, type, base64 } of given) data.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name, { type }))
        const common = { bubbles: true, cancelable: true }
        if (how === 'paste') element.dispatchEvent(new ClipboardEvent('paste', { ...common, clipboardData: data }))
        else for (const step of ['dragover', 'drop']) element.dispatchEvent(new DragEvent(step, { ...common, dataTransfer: data }))
      },
      { how, given },
    )
  }

  /** The small pictures and the documents of a note, or of the line. */
  filesIn(place: Locator): Locator {
    return place.locator('.file-strip > button')
  }

  /** The large picture of the open viewer, as wide and high as it is itself; null until it is there. */
  pictureSize(): Promise<[number, number] | null> {
    return this.viewer
      .locator('.file-viewer-frame img')
      .evaluate((image) => (image instanceof HTMLImageElement && image.complete ? [image.naturalWidth, image.naturalHeight] : null))
  }
}
