export default function OverviewChapter({ inspectionId }: { inspectionId: string }) {
  return <div data-inspection={inspectionId} />
}
