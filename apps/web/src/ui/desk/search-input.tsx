import { SearchOutlined } from '@ant-design/icons';
import { Input, type InputRef } from 'antd';
import { type ReactElement, type Ref, useEffect, useRef, useState } from 'react';

export interface SearchInputProps {
  label: string;
  value: string;
  /** After a short pause in typing, or at once with Enter; never in the middle of a Chinese word. */
  onSearch: (words: string) => void;
  placeholder?: string;
  ref?: Ref<InputRef>;
}

export function SearchInput({ label, value, onSearch, placeholder, ref }: SearchInputProps): ReactElement {
  const [text, setText] = useState(value);
  const composing = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => setText(value), [value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const later = (words: string, ms: number) => {
    clearTimeout(timer.current);
    if (!composing.current && words !== value) timer.current = setTimeout(() => onSearch(words.trim()), ms);
  };
  return (
    <Input
      ref={ref}
      className="filter-search"
      type="search"
      aria-label={label}
      placeholder={placeholder ?? label}
      prefix={<SearchOutlined aria-hidden />}
      allowClear
      value={text}
      onChange={(event) => {
        setText(event.target.value);
        later(event.target.value, 350);
      }}
      onPressEnter={() => later(text, 0)}
      onCompositionStart={() => {
        composing.current = true;
      }}
      onCompositionEnd={(event) => {
        composing.current = false;
        later(event.currentTarget.value, 350);
      }}
    />
  );
}
