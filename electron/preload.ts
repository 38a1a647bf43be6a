import { contextBridge, ipcRenderer } from 'electron'
import { connectClient, type Bridge, type Client } from '../src/api/client.ts'
import type { MenuCommandName } from '../src/api/events.ts'
import type { Port } from '../src/api/port.ts'
import { ipc } from './ipc.ts'

type Listener = Parameters<Bridge['subscribe']>[0]

// The port stays here; the page gets three functions.
const listeners = new Set<Listener>()
let client = connect()

function connect(): Client {
  const connected = connectClient(portFromMain())
  connected.subscribe(tell)
  return connected
}

function tell(event: Parameters<Listener>[0]): unknown[] {
  return [...listeners].map((listener) => listener(event))
}

ipcRenderer.on(ipc.menu, (_event, command: MenuCommandName) => {
  const answers = tell({ type: 'menu', command })
  if (command !== 'flush') return
  // A listener that fails says nothing about what is saved: main asks as it does when the page is silent.
  void Promise.all(answers).then((names) => ipcRenderer.send(ipc.flushed, names.filter((name) => name !== '').join(', ')))
})
ipcRenderer.on(ipc.coreGone, () => {
  // What is under way is answered before the page is told.
  client.close()
  client = connect()
  tell({ type: 'coreGone' })
})

const bridge: Bridge = {
  call: (name, input) => client.call(name, input),
  copy: (text) => {
    ipcRenderer.send(ipc.copy, text)
  },
  subscribe: (listener) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  },
}
contextBridge.exposeInMainWorld('selvsyn', bridge)

/** Asks main for a connection to the core. What is sent before it is there waits. */
function portFromMain(): Port {
  const channel = new Promise<MessagePort>((resolve) => {
    ipcRenderer.once(ipc.port, (event) => {
      const [port] = event.ports
      if (port) resolve(port)
    })
  })
  ipcRenderer.send(ipc.connect)
  return {
    send: (message) => void channel.then((port) => port.postMessage(message)),
    listen: (onMessage, onClose) =>
      void channel.then((port) => {
        port.addEventListener('message', (event) => {
          onMessage(event.data)
        })
        port.addEventListener('close', onClose)
        port.start()
      }),
    close: () => void channel.then((port) => port.close()),
  }
}
