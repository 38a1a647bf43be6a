import { link, type Link } from '../src/api/link.ts'
import { traceOf, type LogEntry } from '../src/api/log.ts'
import type { Port } from '../src/api/port.ts'
import { createServer } from '../src/api/server.ts'
import { systemEnvironment } from '../src/operations/environment.ts'
import { newReference } from '../src/operations/failures.ts'
import type { Host } from '../src/operations/host.ts'
import { createOperations } from '../src/operations/registry.ts'
import type { CoreArguments } from './core-process.ts'
import { messagePort, SharedWire } from './ports.ts'

/** Runs in the core's own process: the first connection is main's (dialogs, keychain, log), every later one is a client's. */
function runCore(acceptConnections: (accept: (port: Port) => void) => void): void {
  const coreArguments = JSON.parse(process.argv[2] ?? '{}') as CoreArguments
  let accept: ((port: Port) => void) | null = null
  acceptConnections((port) => {
    if (accept) accept(port)
    else accept = serve(port, coreArguments)
  })
}

/** Starts the operations with main as their host; answers what takes further clients. */
function serve(mainPort: Port, coreArguments: CoreArguments): (port: Port) => void {
  const environment = systemEnvironment(coreArguments)
  const main: Link = link(mainPort, {
    answer: async (name) => (name === 'close' ? operations.close() : undefined),
    closed: () => void operations.close().finally(() => process.exit(0)),
  })
  const log = (entry: LogEntry) => {
    main.tell(entry)
  }
  process.on('uncaughtException', (error) => {
    log({ level: 'error', message: 'the core stopped', cause: traceOf(error) })
    // The line above leaves with the next turn of the loop.
    setTimeout(() => process.exit(1), 50)
  })
  const operations = createOperations(hostBehind(main, log), environment)
  const server = createServer(
    operations.handlers,
    (listener) => operations.subscribe(listener),
    log,
    () => newReference(environment.random),
  )
  return (port) => {
    server.accept(port)
  }
}

function hostBehind(main: Link, log: Host['log']): Host {
  return {
    chooseSavePath: (request) => main.ask('chooseSavePath', request) as Promise<string | null>,
    chooseOpenPath: (request) => main.ask('chooseOpenPath', request) as Promise<string | null>,
    chooseFolder: (request) => main.ask('chooseFolder', request) as Promise<string | null>,
    print: (printable) => main.ask('print', printable) as Promise<Uint8Array | null>,
    // A main that has gone keeps nobody awake.
    stayAwake: (isNeeded) => void main.ask('stayAwake', isNeeded).catch(() => undefined),
    printOnPaper: (printable) => main.ask('printOnPaper', printable) as Promise<boolean>,
    keychain: {
      available: () => main.ask('keychain.available', null) as Promise<boolean>,
      wrap: (bytes) => main.ask('keychain.wrap', bytes).then(bytesOrThrow),
      unwrap: (bytes) => main.ask('keychain.unwrap', bytes).then(bytesOrThrow),
    },
    log,
  }
}

/** Main answers null where the keychain refused. */
function bytesOrThrow(answer: unknown): Uint8Array {
  if (!(answer instanceof Uint8Array)) throw new Error('The keychain refused')
  return answer
}

const { parentPort } = process as { parentPort?: Electron.ParentPort }
runCore((accept) => {
  if (parentPort) {
    parentPort.on('message', ({ ports: [port] }) => {
      if (port) accept(messagePort(port))
    })
    return
  }
  new SharedWire(
    {
      send: (message) => {
        if (process.connected) process.send?.(message)
      },
      listen: (onMessage, onClose) => {
        process.on('message', onMessage)
        process.on('disconnect', onClose)
      },
    },
    accept,
  )
})
