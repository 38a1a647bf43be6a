/** The chapter of a case under its tab. */
export default function FindingsChapter({ inspectionId }: { inspectionId: string }) {
  return <div data-inspection={inspectionId} />
}
