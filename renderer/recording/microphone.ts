/** Why there is no sound: no microphone, one that another program holds, or no leave to use it. */
export type NoMicrophone = 'none' | 'busy' | 'refused'

const reasons: Readonly<Record<string, NoMicrophone>> = { NotAllowedError: 'refused', SecurityError: 'refused', NotReadableError: 'busy', AbortError: 'busy' }

/** Asks for the microphone. Speech is made as clear as the system can: it is to be understood, not to sound well. */
export function openMicrophone(): Promise<MediaStream | NoMicrophone> {
  return navigator.mediaDevices
    .getUserMedia({ audio: { echoCancellation: false, noiseSuppression: true, autoGainControl: true } })
    .catch((error: unknown) => reasons[(error as DOMException).name] ?? 'none')
}

/** How loud it is, 0 to 1, whenever it is asked; and how to stop listening. */
export type Loudness = { readonly now: () => number; readonly end: () => void }

export function loudnessOf(stream: MediaStream): Loudness {
  const context = new AudioContext()
  const analyser = new AnalyserNode(context, { fftSize: 1024 })
  context.createMediaStreamSource(stream).connect(analyser)
  const samples = new Float32Array(analyser.fftSize)
  return {
    now: () => {
      analyser.getFloatTimeDomainData(samples)
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length
      // The ear hears by steps: 60 decibels below the loudest is silence.
      return Math.max(0, Math.min(1, 1 + (10 * Math.log10(power + 1e-12)) / 60))
    },
    end: () => void context.close(),
  }
}
