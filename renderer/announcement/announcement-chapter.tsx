export default function AnnouncementChapter({ inspectionId }: { inspectionId: string }) {
  return <div data-inspection={inspectionId} />
}
