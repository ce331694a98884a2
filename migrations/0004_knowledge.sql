CREATE TABLE `article_ratings` (
	`rating_id` text PRIMARY KEY NOT NULL,
	`shop` text NOT NULL,
	`at` integer NOT NULL,
	`conversation_id` text NOT NULL,
	`article_id` text NOT NULL,
	`helpful` integer NOT NULL,
	`language` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `article_ratings_article` ON `article_ratings` (`shop`,`article_id`,`at`);--> statement-breakpoint
CREATE TABLE `article_vectors` (
	`shop` text NOT NULL,
	`model_version` text NOT NULL,
	`locale` text NOT NULL,
	`article_id` text NOT NULL,
	`hash` text NOT NULL,
	`vectors` text NOT NULL,
	`made_at` integer NOT NULL,
	PRIMARY KEY(`shop`, `model_version`, `locale`, `article_id`)
);
--> statement-breakpoint
CREATE INDEX `article_vectors_made` ON `article_vectors` (`made_at`);--> statement-breakpoint
CREATE TABLE `unanswered_questions` (
	`question_id` text PRIMARY KEY NOT NULL,
	`shop` text NOT NULL,
	`at` integer NOT NULL,
	`conversation_id` text NOT NULL,
	`text` text NOT NULL,
	`language` text NOT NULL,
	`article_id` text,
	`confidence` real NOT NULL,
	`dismissed_at` integer
);
--> statement-breakpoint
CREATE INDEX `unanswered_open` ON `unanswered_questions` (`shop`,`dismissed_at`,`at`);--> statement-breakpoint
CREATE INDEX `unanswered_at` ON `unanswered_questions` (`at`);