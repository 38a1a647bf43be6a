import { contextBridge, ipcRenderer } from 'electron'
import { connectClient, type Bridge } from '../src/api/client.ts'
import type { MenuCommand, MenuCommandName } from '../src/api/events.ts'
import type { Port } from '../src/api/port.ts'
import { ipc } from './ipc.ts'

// The port stays here; the page gets two functions.
const client = connectClient(portFromMain())
const menuListeners = new Set<(event: MenuCommand) => unknown>()

ipcRenderer.on(ipc.menu, (_event, command: MenuCommandName) => {
  const answers = [...menuListeners].map((listener) => listener({ type: 'menu', command }))
  if (command === 'flush') void Promise.allSettled(answers).then(() => ipcRenderer.send(ipc.flushed))
})

const bridge: Bridge = {
  call: client.call,
  subscribe: (listener) => {
    const unsubscribe = client.subscribe(listener)
    menuListeners.add(listener)
    return () => {
      unsubscribe()
      menuListeners.delete(listener)
    }
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
