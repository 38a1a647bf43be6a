// Stands in for Electron's own default app: runs the application whose folder is the first argument that is not a switch.
const { app } = require('electron')
const Module = require('node:module')
const path = require('node:path')

const position = process.argv.findIndex((argument, index) => index > 0 && !argument.startsWith('-'))
if (position === -1) {
  console.error('usage: electron FOLDER')
  app.exit(1)
} else {
  // The application finds the arguments as Electron's own default app leaves them: program, folder, the rest.
  process.argv.splice(1, position - 1)
  const folder = path.resolve(process.argv[1])
  const description = require(path.join(folder, 'package.json'))
  process.defaultApp = true
  app.setAppPath(folder)
  app.setVersion(description.version)
  app.setName(description.productName ?? description.name)
  Module._load(path.join(folder, description.main), Module, true)
}
