// Stands in for Electron's own default app: `electron [-r MODULE] FOLDER` runs the application in the folder, after the module.
const { app } = require('electron')
const Module = require('node:module')
const path = require('node:path')

const rest = process.argv.slice(1)
const modules = []
let folder
while (rest.length > 0 && folder === undefined) {
  const argument = rest.shift()
  if (argument === '-r') modules.push(rest.shift())
  else if (!argument.startsWith('-')) folder = path.resolve(argument)
}
if (folder === undefined) {
  console.error('usage: electron [-r MODULE] FOLDER')
  app.exit(1)
} else {
  for (const file of modules) require(path.resolve(file))
  const description = require(path.join(folder, 'package.json'))
  process.defaultApp = true
  app.setAppPath(folder)
  app.setVersion(description.version)
  app.setName(description.productName ?? description.name)
  Module._load(path.join(folder, description.main), Module, true)
}
