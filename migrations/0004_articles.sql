CREATE TABLE `article_versions` (
	`shop` text NOT NULL,
	`article_id` text NOT NULL,
	`version` integer NOT NULL,
	`status` text NOT NULL,
	`valid_from` integer,
	`valid_until` integer,
	`intents` text NOT NULL,
	`tags` text NOT NULL,
	`related` text NOT NULL,
	`texts` text NOT NULL,
	`saved_at` integer NOT NULL,
	`saved_by` text NOT NULL,
	PRIMARY KEY(`shop`, `article_id`, `version`)
);
--> statement-breakpoint
ALTER TABLE `articles` ADD `status` text DEFAULT 'published' NOT NULL;--> statement-breakpoint
ALTER TABLE `articles` ADD `version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `articles` ADD `valid_from` integer;--> statement-breakpoint
ALTER TABLE `articles` ADD `valid_until` integer;--> statement-breakpoint
ALTER TABLE `articles` ADD `changed_by` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `articles` ADD `created_at` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `articles` ADD `write_id` text;--> statement-breakpoint
CREATE INDEX `articles_write` ON `articles` (`write_id`);