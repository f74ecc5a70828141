import { DownOutlined, IdcardOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import type { ReactElement } from 'react';
import { errorText } from '../../lib/api-error.ts';
import { useWords } from '../../lib/i18n.ts';
import { useSession } from '../../lib/session.ts';
import { toast } from '../../ui/toast-store.ts';
import { switchPost } from '../gate/switch-post.ts';
import { deskWords } from './words.ts';

/** In which post one acts; the menu opens only for people with several. */
export function PostSwitcher(): ReactElement | null {
  const t = useWords(deskWords);
  const { posts, activePost } = useSession();
  if (!activePost) return null;
  const change = async (postId: string) => {
    try {
      await switchPost(postId);
      toast(t('switched', { title: posts.find(({ id }) => id === postId)?.title ?? '' }));
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
        items: posts.map(({ id, title }) => ({ key: id, label: title })),
        onClick: ({ key }) => void change(key),
      }}
    >
      <Button type="text" icon={<IdcardOutlined />} aria-label={t('post', { title: activePost.title })}>
        <span className="desk-post desk-post-word">{activePost.title}</span>
        {posts.length > 1 && <DownOutlined />}
      </Button>
    </Dropdown>
  );
}
