import { useState } from 'react';
import { useTexts } from '../../language.ts';
import { IconButton } from '../button/button.tsx';
import { Eye, EyeOff } from '../icon/icon.tsx';
import { kitTexts } from '../texts.ts';
import { TextField, type TextFieldProps } from './text-field.tsx';

/** Pasting is never forbidden; showing is a press away. */
export function PasswordField(props: Omit<TextFieldProps, 'type' | 'inside'>) {
  const t = useTexts(kitTexts);
  const [shown, setShown] = useState(false);
  return (
    <TextField
      autoComplete="current-password"
      autoCapitalize="off"
      spellCheck={false}
      {...props}
      type={shown ? 'text' : 'password'}
      inside={
        <IconButton
          label={shown ? t.hidePassword : t.showPassword}
          icon={shown ? EyeOff : Eye}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
        />
      }
    />
  );
}
