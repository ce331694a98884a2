CREATE TABLE `canned_replies` (
	`shop` text NOT NULL,
	`shortcut` text NOT NULL,
	`texts` text NOT NULL,
	`updated_by` text NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`shop`, `shortcut`)
);
--> statement-breakpoint
CREATE TABLE `inbox_conversations` (
	`shop` text NOT NULL,
	`conversation_id` text NOT NULL,
	`revision` integer NOT NULL,
	`status` text NOT NULL,
	`channel` text NOT NULL,
	`agent_id` text,
	`team` text,
	`priority` text NOT NULL,
	`labels` text NOT NULL,
	`snoozed_until` integer,
	`email` text,
	`last_activity_at` integer NOT NULL,
	`snapshot` text NOT NULL,
	PRIMARY KEY(`shop`, `conversation_id`)
);
--> statement-breakpoint
CREATE INDEX `inbox_conversations_status` ON `inbox_conversations` (`shop`,`status`,`last_activity_at`);--> statement-breakpoint
CREATE INDEX `inbox_conversations_activity` ON `inbox_conversations` (`shop`,`last_activity_at`);--> statement-breakpoint
CREATE INDEX `inbox_conversations_email` ON `inbox_conversations` (`shop`,`email`,`last_activity_at`);--> statement-breakpoint
CREATE TABLE `inbox_messages` (
	`id` integer PRIMARY KEY NOT NULL,
	`shop` text NOT NULL,
	`conversation_id` text NOT NULL,
	`seq` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `inbox_messages_place` ON `inbox_messages` (`shop`,`conversation_id`,`seq`);--> statement-breakpoint
CREATE TABLE `service_points` (
	`point_id` text PRIMARY KEY NOT NULL,
	`shop` text NOT NULL,
	`conversation_id` text NOT NULL,
	`service` text NOT NULL,
	`agent_id` text NOT NULL,
	`team` text NOT NULL,
	`channel` text NOT NULL,
	`language` text NOT NULL,
	`intent` text NOT NULL,
	`detail` text NOT NULL,
	`value` real NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `service_points_at` ON `service_points` (`shop`,`at`);--> statement-breakpoint
CREATE INDEX `service_points_agent` ON `service_points` (`shop`,`agent_id`,`at`);--> statement-breakpoint
CREATE TABLE `conversation_index` (
	`shop` text NOT NULL,
	`conversation_id` text NOT NULL,
	`last_at` integer NOT NULL,
	PRIMARY KEY(`shop`, `conversation_id`)
);
--> statement-breakpoint
CREATE INDEX `conversation_index_last` ON `conversation_index` (`shop`,`last_at`);--> statement-breakpoint
CREATE TABLE `conversation_people` (
	`shop` text NOT NULL,
	`conversation_id` text NOT NULL,
	`email_hash` text NOT NULL,
	`proven` integer NOT NULL,
	PRIMARY KEY(`shop`, `conversation_id`, `email_hash`)
);
--> statement-breakpoint
CREATE INDEX `conversation_people_email` ON `conversation_people` (`shop`,`email_hash`);--> statement-breakpoint
CREATE TABLE `erased_conversations` (
	`shop` text NOT NULL,
	`conversation_id` text NOT NULL,
	`erased_at` integer NOT NULL,
	PRIMARY KEY(`shop`, `conversation_id`)
);
--> statement-breakpoint
CREATE INDEX `erased_conversations_at` ON `erased_conversations` (`erased_at`);--> statement-breakpoint
CREATE TABLE `erasures` (
	`erasure_id` text PRIMARY KEY NOT NULL,
	`shop` text NOT NULL,
	`state` text NOT NULL,
	`person` text,
	`subject_keys` text,
	`report` text NOT NULL,
	`request_id` integer,
	`by` text NOT NULL,
	`started_at` integer NOT NULL,
	`done_at` integer,
	`tries` integer NOT NULL,
	`problem` text
);
--> statement-breakpoint
CREATE INDEX `erasures_state` ON `erasures` (`state`,`started_at`);--> statement-breakpoint
CREATE INDEX `erasures_shop` ON `erasures` (`shop`,`started_at`);--> statement-breakpoint
CREATE TABLE `widget_sightings` (
	`shop` text NOT NULL,
	`origin` text NOT NULL,
	`allowed` integer NOT NULL,
	`seen_at` integer NOT NULL,
	PRIMARY KEY(`shop`, `origin`)
);
--> statement-breakpoint
ALTER TABLE `data_requests` ADD `locale` text;--> statement-breakpoint
ALTER TABLE `data_requests` ADD `proof` text;--> statement-breakpoint
ALTER TABLE `data_requests` ADD `fulfilled_at` integer;--> statement-breakpoint
ALTER TABLE `newsletter_subscriptions` ADD `public_id` text;--> statement-breakpoint
ALTER TABLE `newsletter_subscriptions` ADD `locale` text;--> statement-breakpoint
ALTER TABLE `newsletter_subscriptions` ADD `link_id` text;--> statement-breakpoint
ALTER TABLE `newsletter_subscriptions` ADD `mailed_at` integer;--> statement-breakpoint
ALTER TABLE `newsletter_subscriptions` ADD `mails` integer;--> statement-breakpoint
ALTER TABLE `newsletter_subscriptions` ADD `confirmed_at` integer;--> statement-breakpoint
ALTER TABLE `newsletter_subscriptions` ADD `confirmed_by` text;--> statement-breakpoint
CREATE UNIQUE INDEX `newsletter_public_id` ON `newsletter_subscriptions` (`shop`,`public_id`);--> statement-breakpoint
ALTER TABLE `mail_outbox` ADD `unsubscribe_url` text;