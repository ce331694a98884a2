CREATE TABLE `own_intent_heads` (
	`shop` text NOT NULL,
	`model_version` text NOT NULL,
	`revision` integer NOT NULL,
	`head` text NOT NULL,
	`report` text NOT NULL,
	`learned_at` integer NOT NULL,
	PRIMARY KEY(`shop`, `model_version`)
);
--> statement-breakpoint
CREATE TABLE `own_intent_revisions` (
	`shop` text PRIMARY KEY NOT NULL,
	`revision` integer NOT NULL,
	`write_id` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `own_intent_versions` (
	`shop` text NOT NULL,
	`name` text NOT NULL,
	`version` integer NOT NULL,
	`examples` text NOT NULL,
	`answer` text NOT NULL,
	`quick_replies` text NOT NULL,
	`action` text NOT NULL,
	`saved_at` integer NOT NULL,
	`saved_by` text NOT NULL,
	PRIMARY KEY(`shop`, `name`, `version`)
);
--> statement-breakpoint
CREATE TABLE `own_intents` (
	`shop` text NOT NULL,
	`name` text NOT NULL,
	`version` integer NOT NULL,
	`examples` text NOT NULL,
	`answer` text NOT NULL,
	`quick_replies` text NOT NULL,
	`action` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`archived_at` integer,
	PRIMARY KEY(`shop`, `name`)
);
