import { usePick } from '../common/app';

const NONE: readonly string[] = [];

/** Standing news: the host is gone, the desk cannot be written, something was set aside. */
export function Banners() {
  const { lost, readOnly, notices } = usePick((state) => ({
    lost: state.lost,
    readOnly: state.desk?.readOnly ?? null,
    notices: state.desk?.notices ?? NONE,
  }));
  return (
    <div className="banners" role="status">
      {lost ? (
        <p className="banner warn">
          <strong>Galley’s host does not answer.</strong> What was acknowledged is on disk. Start Galley
          again: it opens a new window.
        </p>
      ) : null}
      {readOnly ? (
        <p className="banner">
          <strong>This desk can only be read just now:</strong> {readOnly}
        </p>
      ) : null}
      {notices.map((notice) => (
        <p key={notice} className="banner">
          {notice}
        </p>
      ))}
    </div>
  );
}
