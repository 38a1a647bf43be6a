import { MessageChannelMain, utilityProcess, type MessagePortMain } from 'electron'
import { fork } from 'node:child_process'
import type { Port } from '../src/api/port.ts'
import { messagePort, SharedWire } from './ports.ts'

/** What the core is told at its start. */
export type CoreArguments = { readonly profileFolder: string; readonly resourcesFolder: string; readonly appVersion: string }

/** The core's process as main sees it. The first connection is the one on which the core asks for dialogs and the keychain. */
export type CoreProcess = {
  connect(): Port
  /** A new connection to the core, whose near end is given away to a window. */
  connectWindow(): MessagePortMain
}

/**
 * The encrypted SQLite needs Node-API 10. An older Electron (development and CI only) lends its main process and window, and Node itself
 * runs the core.
 */
export const electronRunsTheCore = Number(process.versions['napi'] ?? 0) >= 10

/**
 * Starts the core in a process of its own.
 * @param entry the built core
 * @param exited called when the process has ended, whatever the reason
 */
export function startCore(entry: string, coreArguments: CoreArguments, exited: () => void): CoreProcess {
  return electronRunsTheCore ? startUtility(entry, coreArguments, exited) : startNode(entry, coreArguments, exited)
}

function startUtility(entry: string, coreArguments: CoreArguments, exited: () => void): CoreProcess {
  const child = utilityProcess.fork(entry, [JSON.stringify(coreArguments)], { serviceName: 'Selvsyn core', stdio: 'inherit' })
  child.on('exit', exited)
  const connectWindow = () => {
    const { port1, port2 } = new MessageChannelMain()
    child.postMessage(null, [port2])
    return port1
  }
  return { connectWindow, connect: () => messagePort(connectWindow()) }
}

function startNode(entry: string, coreArguments: CoreArguments, exited: () => void): CoreProcess {
  const node = process.env['SELVSYN_NODE']
  if (!node) throw new Error(`Electron ${process.versions.electron} is too old for the core: start Selvsyn with »npm start«`)
  const child = fork(entry, [JSON.stringify(coreArguments)], { execPath: node, execArgv: [], serialization: 'advanced' })
  child.on('exit', exited)
  const wire = new SharedWire({
    send: (message) => {
      if (child.connected) child.send(message as object)
    },
    listen: (onMessage, onClose) => {
      child.on('message', onMessage)
      child.on('disconnect', onClose)
    },
  })
  return {
    connect: () => wire.open(),
    connectWindow: () => {
      const { port1, port2 } = new MessageChannelMain()
      join(messagePort(port2), wire.open())
      return port1
    },
  }
}

/** Hands on what comes from either port to the other. */
function join(one: Port, other: Port): void {
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const)
    from.listen(
      (message) => {
        to.send(message)
      },
      () => {
        to.close()
      },
    )
}
