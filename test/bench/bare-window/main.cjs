// The least that Electron can show: one window with one line, and, when asked for, a process beside it that does nothing.
const { app, BrowserWindow, utilityProcess } = require('electron')
const { fork } = require('node:child_process')
const { join } = require('node:path')

app.setPath('userData', process.env.BARE_FOLDER)
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
app.on('window-all-closed', () => app.quit())
void app.whenReady().then(() => {
  if (process.env.BARE_CORE) {
    const core = join(__dirname, 'core.cjs')
    if (Number(process.versions.napi) >= 10) utilityProcess.fork(core)
    else fork(core, [], { execPath: process.env.SELVSYN_NODE, execArgv: [] })
  }
  void new BrowserWindow({ width: 1280, height: 800 }).loadFile(join(__dirname, 'index.html'))
})
