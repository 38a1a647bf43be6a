import { useState, type ClipboardEvent, type DragEvent } from 'react'

/** The files of a paste or a drop. Text with its picture, as Word puts on the clipboard, is text. */
export function filesOf(data: DataTransfer | null): File[] {
  if (data === null || data.types.includes('text/plain')) return []
  return [...data.files]
}

/** Lets an element take files that are dropped or pasted on it; shows while they hang over it. */
export function useFileDrop(onFiles: (files: File[]) => void) {
  const [isOver, setOver] = useState(false)
  return {
    'data-dropping': isOver || undefined,
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes('Files')) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'copy'
      setOver(true)
    },
    onDragLeave: (event: DragEvent) => {
      if (!(event.relatedTarget instanceof Node) || !event.currentTarget.contains(event.relatedTarget)) setOver(false)
    },
    onDrop: (event: DragEvent) => {
      setOver(false)
      take(event, event.dataTransfer, onFiles)
    },
    onPaste: (event: ClipboardEvent) => take(event, event.clipboardData, onFiles),
  }
}

function take(event: DragEvent | ClipboardEvent, data: DataTransfer, onFiles: (files: File[]) => void): void {
  const files = filesOf(data)
  if (files.length === 0) return
  event.preventDefault()
  event.stopPropagation()
  onFiles(files)
}

/** Asks for files with the system's dialog. */
export function chooseFiles(onFiles: (files: File[]) => void): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = true
  input.addEventListener('change', () => onFiles([...(input.files ?? [])]))
  input.click()
}
