import { relative } from 'node:path'
import type { Plugin } from 'vite'

/** The innermost package of a module's path. */
const packageOf = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/

/**
 * Notes from which packages modules come into a bundle: what is really shipped, whatever package.json says of who needs it.
 * @param found takes the packages' folders, relative to the checkout
 */
export const noteBundledPackages = (root: string, found: Set<string>): Plugin => ({
  name: 'selvsyn:bundled-packages',
  generateBundle() {
    for (const id of this.getModuleIds()) {
      const folder = packageOf.exec(id.replace(/^\0/, '').replace(/\?.*$/, ''))?.[1]
      if (folder !== undefined) found.add(relative(root, folder).replaceAll('\\', '/'))
    }
  },
})
