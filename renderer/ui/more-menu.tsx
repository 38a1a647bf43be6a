import { IconButton } from './icon-button.tsx'
import { Menu, type MenuItem } from './menu.tsx'

/** What can be done with one thing, behind its three dots. The label says with which. */
export function MoreMenu({ label, items, small = false }: { label: string; items: readonly MenuItem[]; small?: boolean }) {
  return (
    <Menu label={label} items={items}>
      <IconButton icon="dots" label={label} small={small} />
    </Menu>
  )
}
