import { Worker } from 'node:worker_threads'
import type { JobName, JobReply, JobRequest, Jobs } from './worker-jobs.ts'

/** Milliseconds without a job after which the thread ends and its memory is given back. */
const idleTime = 30_000

/** A report is made of short-lived pieces. A young generation that may grow freely holds 120 MB more of them at once and is no faster. */
const resourceLimits = { maxYoungGenerationSizeMb: 24 }

type Waiting = { readonly resolve: (value: never) => void; readonly reject: (error: unknown) => void }

/** A thread for long jobs: started with the first one, ended when there has been none for a while. */
export class WorkerThread {
  readonly #entry: string
  #worker: Worker | null = null
  readonly #waiting = new Map<number, Waiting>()
  #number = 0
  #idle: NodeJS.Timeout | null = null

  /** @param entry the file that runs in the thread: worker.ts, or what it was built into */
  constructor(entry: string) {
    this.#entry = entry
  }

  /** Hands a job to the thread. Rejects with what the job threw, or when the thread ends before it is done. */
  run<Name extends JobName>(name: Name, input: Jobs[Name]['in']): Promise<Jobs[Name]['out']> {
    const worker = (this.#worker ??= this.#start())
    if (this.#idle) clearTimeout(this.#idle)
    const request: JobRequest<Name> = { number: ++this.#number, name, input }
    return new Promise<Jobs[Name]['out']>((resolve, reject) => {
      this.#waiting.set(request.number, { resolve, reject })
      worker.ref()
      worker.postMessage(request)
    })
  }

  async close(): Promise<void> {
    if (this.#idle) clearTimeout(this.#idle)
    await this.#worker?.terminate()
  }

  #start(): Worker {
    const worker = new Worker(this.#entry, { execArgv: [], resourceLimits })
    worker.on('message', (reply: JobReply) => {
      const waiting = this.#waiting.get(reply.number)
      this.#waiting.delete(reply.number)
      if (reply.ok) waiting?.resolve(reply.value as never)
      else waiting?.reject(reply.error instanceof Error ? Object.assign(reply.error, { code: reply.code }) : reply.error)
      if (this.#waiting.size > 0) return
      worker.unref()
      this.#idle = setTimeout(() => void worker.terminate(), idleTime).unref()
    })
    worker.on('error', (error) => {
      this.#ended(worker, error)
    })
    worker.on('exit', () => {
      this.#ended(worker, new Error('The worker thread ended'))
    })
    return worker
  }

  #ended(worker: Worker, error: unknown): void {
    if (this.#worker !== worker) return
    this.#worker = null
    for (const { reject } of this.#waiting.values()) reject(error)
    this.#waiting.clear()
  }
}
