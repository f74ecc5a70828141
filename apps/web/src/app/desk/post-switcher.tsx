import { DownOutlined, IdcardOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import type { ReactElement } from 'react';
import { errorText } from '../../lib/api-error.ts';
import { useLanguage, useWords } from '../../lib/i18n.ts';
import { type SessionPost, useSession } from '../../lib/session.ts';
import { toast } from '../../ui/toast-store.ts';
import { switchPost } from '../gate/switch-post.ts';
import { deskWords } from './words.ts';

/** A post without a title of its own goes by its role. */
const nameOf = (post: SessionPost, lang: string): string =>
  post.title || (lang === 'en' && post.roleNameEn ? post.roleNameEn : post.roleName);

/** In which post one acts; the menu opens only for people with several. */
export function PostSwitcher(): ReactElement | null {
  const t = useWords(deskWords);
  const lang = useLanguage();
  const { posts, activePost } = useSession();
  if (!activePost) return null;
  const title = nameOf(activePost, lang);
  const change = async (postId: string) => {
    try {
      await switchPost(postId);
      const chosen = posts.find(({ id }) => id === postId);
      toast(t('switched', { title: chosen ? nameOf(chosen, lang) : '' }));
    } catch (error) {
      toast(errorText(error), { tone: 'problem' });
    }
  };
  return (
    <Dropdown
      trigger={['click']}
      disabled={posts.length < 2}
      menu={{
        selectedKeys: [activePost.id],
        items: posts.map((post) => ({ key: post.id, label: nameOf(post, lang) })),
        onClick: ({ key }) => void change(key),
      }}
    >
      <Button type="text" icon={<IdcardOutlined aria-hidden />} aria-label={t('post', { title })}>
        <span className="desk-post desk-post-word">{title}</span>
        {posts.length > 1 && <DownOutlined aria-hidden />}
      </Button>
    </Dropdown>
  );
}
