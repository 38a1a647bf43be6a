import './kbd.css'

/** The keys of a shortcut as they stand on the keyboard: `Ctrl K`, `F1`. */
export function Kbd({ keys }: { keys: string }) {
  return <kbd className="ui-kbd">{keys}</kbd>
}
