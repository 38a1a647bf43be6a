/** The chapter of a case under its tab. */
export default function HearingChapter({ inspectionId }: { inspectionId: string }) {
  return <div data-inspection={inspectionId} />
}
