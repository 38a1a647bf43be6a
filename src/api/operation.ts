import { z } from 'zod'
import { id } from '../domain/record.ts'

/** What an operation does: reads, writes, or writes such that it can be undone. `session` ones work while the profile is locked. */
export type Nature = 'session' | 'reads' | 'writes' | 'undoable'

/** One operation of the contract: its nature, the schema of its input, and (as a type only) what it answers. */
export type Operation<Input = unknown, Output = unknown> = {
  readonly nature: Nature
  readonly input: z.ZodType<Input>
  readonly output?: Output
}

const operation =
  (nature: Nature) =>
  <Output>() =>
  <Schema extends z.ZodType>(input: Schema): Operation<z.output<Schema>, Output> =>
    ({ nature, input }) as Operation<z.output<Schema>, Output>
export const session = operation('session')
export const reads = operation('reads')
export const writes = operation('writes')
export const undoable = operation('undoable')

/** Inputs that many operations have. */
export const nothing = z.strictObject({})
export const byId = z.strictObject({ id })
export const ofInspection = z.strictObject({ inspectionId: id })
