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
CREATE TABLE `connector_changes` (
	`shop` text NOT NULL,
	`key` text NOT NULL,
	`begun_at` integer NOT NULL,
	`lease_until` integer NOT NULL,
	`attempt` text NOT NULL,
	`tries` integer NOT NULL,
	`done_at` integer,
	`answer` text,
	PRIMARY KEY(`shop`, `key`)
);
--> statement-breakpoint
CREATE INDEX `connector_changes_begun` ON `connector_changes` (`begun_at`);--> statement-breakpoint
CREATE TABLE `connectors` (
	`shop` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`version` integer NOT NULL,
	`settings` text NOT NULL,
	`secrets` text NOT NULL,
	`cursor` text,
	`polled_at` integer,
	`disconnected_at` integer,
	`problem` text,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `order_copies` (
	`shop` text NOT NULL,
	`external_id` text NOT NULL,
	`order_number` text NOT NULL,
	`source_updated_at` integer NOT NULL,
	`write_id` text NOT NULL,
	PRIMARY KEY(`shop`, `external_id`)
);
--> statement-breakpoint
CREATE TABLE `webhook_deliveries` (
	`shop` text NOT NULL,
	`source` text NOT NULL,
	`delivery_id` text NOT NULL,
	`digest` text NOT NULL,
	`topic` text NOT NULL,
	`received_at` integer NOT NULL,
	PRIMARY KEY(`shop`, `source`, `delivery_id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `webhook_deliveries_digest` ON `webhook_deliveries` (`shop`,`source`,`digest`);--> statement-breakpoint
CREATE INDEX `webhook_deliveries_received` ON `webhook_deliveries` (`received_at`);--> statement-breakpoint
CREATE TABLE `shop_flow_versions` (
	`shop` text NOT NULL,
	`name` text NOT NULL,
	`version` integer NOT NULL,
	`content` text,
	`saved_at` integer NOT NULL,
	`saved_by` text NOT NULL,
	PRIMARY KEY(`shop`, `name`, `version`)
);
--> statement-breakpoint
CREATE TABLE `shop_flows` (
	`shop` text NOT NULL,
	`name` text NOT NULL,
	`version` integer NOT NULL,
	`content` text,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`shop`, `name`)
);
--> statement-breakpoint
CREATE TABLE `shop_text_versions` (
	`shop` text NOT NULL,
	`name` text NOT NULL,
	`version` integer NOT NULL,
	`content` text,
	`saved_at` integer NOT NULL,
	`saved_by` text NOT NULL,
	PRIMARY KEY(`shop`, `name`, `version`)
);
--> statement-breakpoint
CREATE TABLE `shop_texts` (
	`shop` text NOT NULL,
	`name` text NOT NULL,
	`version` integer NOT NULL,
	`content` text,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`shop`, `name`)
);
--> statement-breakpoint
CREATE TABLE `http_tools` (
	`shop` text NOT NULL,
	`name` text NOT NULL,
	`definition` text NOT NULL,
	`secret` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by` text NOT NULL,
	PRIMARY KEY(`shop`, `name`)
);
--> statement-breakpoint
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
CREATE INDEX `unanswered_at` ON `unanswered_questions` (`at`);--> statement-breakpoint
CREATE TABLE `claims` (
	`shop` text NOT NULL,
	`order_number` text NOT NULL,
	`claim_id` text NOT NULL,
	`kind` text NOT NULL,
	`tracking_number` text,
	`line_id` integer,
	`item` text,
	`note` text,
	`resolution` text,
	`photos` text,
	`status` text NOT NULL,
	`opened_at` integer NOT NULL,
	`request_key` text NOT NULL,
	PRIMARY KEY(`shop`, `order_number`, `claim_id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `claims_request` ON `claims` (`shop`,`request_key`);--> statement-breakpoint
CREATE TABLE `cases` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`shop` text NOT NULL,
	`kind` text NOT NULL,
	`email` text,
	`text` text NOT NULL,
	`status` text NOT NULL,
	`opened_at` integer NOT NULL,
	`request_key` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `cases_request` ON `cases` (`shop`,`request_key`);--> statement-breakpoint
CREATE INDEX `cases_open` ON `cases` (`shop`,`status`,`id`);--> statement-breakpoint
CREATE TABLE `data_requests` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`shop` text NOT NULL,
	`email` text NOT NULL,
	`kind` text NOT NULL,
	`status` text NOT NULL,
	`requested_at` integer NOT NULL,
	`due_on` text NOT NULL,
	`request_key` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `data_requests_request` ON `data_requests` (`shop`,`request_key`);--> statement-breakpoint
CREATE INDEX `data_requests_open` ON `data_requests` (`shop`,`status`,`id`);--> statement-breakpoint
CREATE TABLE `newsletter_subscriptions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`shop` text NOT NULL,
	`email` text NOT NULL,
	`state` text NOT NULL,
	`changed_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `newsletter_email` ON `newsletter_subscriptions` (`shop`,`email`);--> statement-breakpoint
CREATE TABLE `promotion_uses` (
	`shop` text NOT NULL,
	`email` text NOT NULL,
	`code` text NOT NULL,
	`order_number` text NOT NULL,
	`used_at` integer NOT NULL,
	PRIMARY KEY(`shop`, `email`, `code`, `order_number`)
);
--> statement-breakpoint
CREATE TABLE `promotions` (
	`shop` text NOT NULL,
	`code` text NOT NULL,
	`kind` text NOT NULL,
	`value` integer NOT NULL,
	`min_cents` integer,
	`valid_from` integer,
	`valid_until` integer,
	`tags` text NOT NULL,
	`products` text NOT NULL,
	`per_shopper` integer,
	`texts` text NOT NULL,
	`public` integer NOT NULL,
	PRIMARY KEY(`shop`, `code`)
);
--> statement-breakpoint
CREATE TABLE `reviews` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`shop` text NOT NULL,
	`email` text,
	`product_id` text,
	`order_number` text,
	`rating` integer NOT NULL,
	`text` text NOT NULL,
	`created_at` integer NOT NULL,
	`request_key` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reviews_request` ON `reviews` (`shop`,`request_key`);--> statement-breakpoint
CREATE INDEX `reviews_product` ON `reviews` (`shop`,`product_id`,`id`);--> statement-breakpoint
CREATE TABLE `shopper_profiles` (
	`shop` text NOT NULL,
	`email` text NOT NULL,
	`segment` text,
	`points` integer,
	`tier` text,
	`next_tier` text,
	`next_tier_points` integer,
	`expiring_points` integer,
	`expiring_on` text,
	PRIMARY KEY(`shop`, `email`)
);
--> statement-breakpoint
CREATE TABLE `stock_alerts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`shop` text NOT NULL,
	`email` text NOT NULL,
	`product_id` text NOT NULL,
	`sku` text NOT NULL,
	`locale` text NOT NULL,
	`created_at` integer NOT NULL,
	`sent_at` integer,
	`request_key` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `stock_alerts_open` ON `stock_alerts` (`shop`,`product_id`,`sku`,`email`) WHERE sent_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX `stock_alerts_request` ON `stock_alerts` (`shop`,`request_key`);--> statement-breakpoint
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
CREATE TABLE `woo_changes` (
	`shop` text NOT NULL,
	`request_key` text NOT NULL,
	`run` text NOT NULL,
	`begun_at` integer NOT NULL,
	`done_at` integer,
	PRIMARY KEY(`shop`, `request_key`)
);
--> statement-breakpoint
CREATE INDEX `woo_changes_begun` ON `woo_changes` (`begun_at`);--> statement-breakpoint
CREATE TABLE `woo_deliveries` (
	`shop` text NOT NULL,
	`delivery` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`shop`, `delivery`)
);
--> statement-breakpoint
CREATE INDEX `woo_deliveries_at` ON `woo_deliveries` (`at`);--> statement-breakpoint
CREATE TABLE `woo_locks` (
	`shop` text NOT NULL,
	`order_number` text NOT NULL,
	`request_key` text NOT NULL,
	`run` text NOT NULL,
	`until` integer NOT NULL,
	PRIMARY KEY(`shop`, `order_number`)
);
--> statement-breakpoint
CREATE TABLE `woo_orders` (
	`shop` text NOT NULL,
	`order_id` integer NOT NULL,
	`order_number` text NOT NULL,
	`modified_at` integer NOT NULL,
	`write_id` text NOT NULL,
	`deleted_at` integer,
	PRIMARY KEY(`shop`, `order_id`)
);
--> statement-breakpoint
CREATE INDEX `woo_orders_number` ON `woo_orders` (`shop`,`order_number`);--> statement-breakpoint
ALTER TABLE `articles` ADD `status` text DEFAULT 'published' NOT NULL;--> statement-breakpoint
ALTER TABLE `articles` ADD `version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `articles` ADD `valid_from` integer;--> statement-breakpoint
ALTER TABLE `articles` ADD `valid_until` integer;--> statement-breakpoint
ALTER TABLE `articles` ADD `changed_by` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `articles` ADD `created_at` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `articles` ADD `write_id` text;--> statement-breakpoint
CREATE INDEX `articles_write` ON `articles` (`write_id`);--> statement-breakpoint
ALTER TABLE `products` ADD `size_chart` text;--> statement-breakpoint
ALTER TABLE `products` ADD `care` text;--> statement-breakpoint
ALTER TABLE `returns` ADD `handover` text;--> statement-breakpoint
ALTER TABLE `returns` ADD `resolution` text;--> statement-breakpoint
ALTER TABLE `returns` ADD `photos` text;--> statement-breakpoint
ALTER TABLE `returns` ADD `exchange_sku` text;--> statement-breakpoint
ALTER TABLE `shipments` ADD `line_ids` text;--> statement-breakpoint
ALTER TABLE `verification_failures` ADD `email_hash` text;--> statement-breakpoint
CREATE INDEX `verification_failures_email` ON `verification_failures` (`shop`,`email_hash`,`at`);--> statement-breakpoint
INSERT OR IGNORE INTO `claims` SELECT `shop`, substr(`subject`, 7), `detail` ->> '$.claim_id', iif(`detail` ->> '$.line_id' IS NULL, 'parcel', 'item'), `detail` ->> '$.tracking_number', `detail` ->> '$.line_id', `detail` ->> '$.item', NULL, NULL, NULL, 'open', `at`, `request_key` FROM `audit_log` WHERE `action` = 'open_claim' AND `detail` ->> '$.claim_id' IS NOT NULL;
