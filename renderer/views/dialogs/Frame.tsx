import { type FormEvent, type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { Fault } from '#shared/contract/faults';
import { say, told } from '../../texts/say';
import { useApp } from '../common/app';
import { mayPass } from '../common/Fault';
import { Key } from '../common/Keys';

interface FrameProps {
  readonly title: string;
  /** What stands in its head, where that is more than the title's letters. */
  readonly heading?: ReactNode;
  readonly size?: 'narrow' | 'medium' | 'wide' | 'tall';
  readonly className?: string;
  /** A click beside it closes it: only where nothing is typed that one would miss. */
  readonly dismissable?: boolean;
  readonly hideTitle?: boolean;
  readonly children: ReactNode;
}

/** A dialog of the window. Escape closes it and the focus goes back to where it was. */
export function Frame(props: FrameProps) {
  const { title, size = 'medium', className = '', dismissable = false, hideTitle = false, children } = props;
  const { heading = title } = props;
  const app = useApp();
  const dialog = useRef<HTMLElement>(null);
  useFocusKept(dialog, app.closeDialog);
  return (
    <ModalOverlay
      className="overlay"
      isOpen
      isDismissable={dismissable}
      onOpenChange={(open) => {
        if (!open) app.closeDialog();
      }}
    >
      <Modal className={`modal ${size} ${className}`}>
        <Dialog ref={dialog} className="dialog" aria-label={title}>
          {hideTitle ? null : (
            <header className="dialog-head">
              <Heading slot="title">{heading}</Heading>
              <Button className="close" aria-label={say('window.dialog.close')} onPress={app.closeDialog}>
                <Key chord="Escape" />
              </Button>
            </header>
          )}
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** What had the focus may go from the dialog: then the dialog itself takes it, at the latest with the next key. */
function useFocusKept(dialog: RefObject<HTMLElement | null>, close: () => void): void {
  useEffect(() => {
    const isLost = (): boolean => document.activeElement === null || document.activeElement === document.body;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!isLost()) return;
      dialog.current?.focus();
      if (event.key !== 'Escape') return;
      event.preventDefault();
      close();
    };
    const frame = requestAnimationFrame(() => {
      if (isLost()) dialog.current?.focus();
    });
    document.addEventListener('keydown', onKeyDown, true);
    return () => {
      cancelAnimationFrame(frame);
      document.removeEventListener('keydown', onKeyDown, true);
    };
  });
}

interface FormProps {
  readonly onSubmit: () => void;
  readonly children: ReactNode;
  /** Enter in a text area submits as well: for texts of one paragraph. */
  readonly enterSubmits?: boolean;
}

/** A dialog's form: Enter in a line and Mod+Enter anywhere in the dialog submit it. */
export function DialogForm({ onSubmit, children, enterSubmits = false }: FormProps) {
  const form = useRef<HTMLFormElement>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSubmit();
  };
  useEffect(() => {
    const dialog = form.current?.closest<HTMLElement>('[role="dialog"]');
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || event.isComposing || event.defaultPrevented) return;
      const held = event.ctrlKey || event.metaKey;
      const area = event.target instanceof HTMLTextAreaElement && enterSubmits && !event.shiftKey;
      if (!held && !area) return;
      // What has the focus is not to take the key as well.
      event.preventDefault();
      event.stopPropagation();
      onSubmit();
    };
    // On the way down: some fields keep their keys to themselves on the way up.
    dialog?.addEventListener('keydown', onKeyDown, true);
    return () => dialog?.removeEventListener('keydown', onKeyDown, true);
  });
  return (
    <form ref={form} className="dialog-form" onSubmit={submit} noValidate>
      {children}
    </form>
  );
}

interface ActionsProps {
  readonly verb: string;
  readonly busy: boolean;
  readonly disabled?: boolean;
  readonly chord?: string;
  /** Why it failed just now: what is typed is still there, and the same button does the same again. */
  readonly fault?: Fault | null;
  readonly grave?: boolean;
  readonly children?: ReactNode;
}

/**
 * The foot of a dialog: what it does, its key, and the way out. While it works the button keeps the focus, for what comes
 * after a failure; pressed again meanwhile it does nothing.
 */
export function Actions(props: ActionsProps) {
  const { verb, busy, disabled = false, chord = 'Mod+Enter', fault = null, grave = false, children } = props;
  const app = useApp();
  return (
    <footer className="dialog-foot">
      {children}
      <span className="spring" />
      <Button className="button" onPress={app.closeDialog}>
        {say('window.dialog.cancel')}
      </Button>
      <Button
        type="submit"
        className={grave ? 'button primary grave' : 'button primary'}
        isDisabled={disabled}
        data-busy={busy || undefined}
      >
        {busy ? say('window.dialog.working') : fault && mayPass(fault) ? say('window.dialog.tryAgain') : verb}{' '}
        <Key chord={chord} />
      </Button>
    </footer>
  );
}

/** The foot of a dialog that only tells: the way out. */
export function CloseAction() {
  const app = useApp();
  return (
    <footer className="dialog-foot">
      <span className="spring" />
      <Button className="button" onPress={app.closeDialog}>
        {told('window.dialog.closeKey', { key: <Key chord="Escape" /> })}
      </Button>
    </footer>
  );
}
