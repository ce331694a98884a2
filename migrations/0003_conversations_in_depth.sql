CREATE TABLE `mail_outbox` (
	`mail_id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`shop` text NOT NULL,
	`mail_key` text NOT NULL,
	`recipient` text NOT NULL,
	`subject` text NOT NULL,
	`text` text NOT NULL,
	`html` text,
	`created_at` integer NOT NULL,
	`status` text NOT NULL,
	`settled_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mail_outbox_key` ON `mail_outbox` (`shop`,`mail_key`);--> statement-breakpoint
CREATE INDEX `mail_outbox_status` ON `mail_outbox` (`status`,`created_at`);--> statement-breakpoint
CREATE INDEX `mail_outbox_at` ON `mail_outbox` (`created_at`);--> statement-breakpoint
CREATE TABLE `one_time_codes` (
	`code_id` text PRIMARY KEY NOT NULL,
	`shop` text NOT NULL,
	`conversation_id` text NOT NULL,
	`request_key` text NOT NULL,
	`target_kind` text NOT NULL,
	`target` text NOT NULL,
	`locale` text NOT NULL,
	`requested_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`tries` integer NOT NULL,
	`used_at` integer,
	`email` text,
	`code_hash` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `one_time_codes_request` ON `one_time_codes` (`shop`,`request_key`);--> statement-breakpoint
CREATE INDEX `one_time_codes_target` ON `one_time_codes` (`shop`,`target_kind`,`target`,`requested_at`);--> statement-breakpoint
CREATE INDEX `one_time_codes_conversation` ON `one_time_codes` (`shop`,`conversation_id`,`requested_at`);--> statement-breakpoint
CREATE INDEX `one_time_codes_email` ON `one_time_codes` (`shop`,`email`,`requested_at`);--> statement-breakpoint
CREATE INDEX `one_time_codes_at` ON `one_time_codes` (`requested_at`);--> statement-breakpoint
ALTER TABLE `verification_failures` ADD `email_hash` text;--> statement-breakpoint
CREATE INDEX `verification_failures_email` ON `verification_failures` (`shop`,`email_hash`,`at`);