/** The line of a progress bar; its numbers are its owner's to say. @param share from 0 to 1 */
export const Bar = ({ share }: { share: number }) => (
  <svg className="progress-bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
    <rect className="progress-whole" width="100" height="1" />
    <rect className="progress-done" width={share * 100} height="1" />
  </svg>
);
