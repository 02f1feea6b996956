import { Tooltip, type TooltipProps } from 'react-aria-components';

const PLACE = 'tips';

/** Where tooltips are drawn: in the window's header, so that what they say lies in a landmark as everything else does. */
export const TipPlace = () => <div id={PLACE} className="tips" />;

/** A tooltip. */
export function Tip(props: TooltipProps) {
  const place = document.getElementById(PLACE);
  return <Tooltip offset={6} {...props} {...(place ? { UNSTABLE_portalContainer: place } : {})} />;
}
