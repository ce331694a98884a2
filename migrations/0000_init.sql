CREATE TABLE `api_keys` (
	`key_hash` text PRIMARY KEY NOT NULL,
	`shop` text NOT NULL,
	`role` text NOT NULL,
	`label` text NOT NULL,
	`created_at` integer NOT NULL,
	`revoked_at` integer
);
--> statement-breakpoint
CREATE INDEX `api_keys_shop` ON `api_keys` (`shop`);--> statement-breakpoint
CREATE TABLE `articles` (
	`shop` text NOT NULL,
	`article_id` text NOT NULL,
	`position` integer NOT NULL,
	`intents` text NOT NULL,
	`tags` text NOT NULL,
	`related` text NOT NULL,
	`texts` text NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`shop`, `article_id`)
);
--> statement-breakpoint
CREATE TABLE `audit_log` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`shop` text NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	`action` text NOT NULL,
	`subject` text NOT NULL,
	`detail` text NOT NULL,
	`request_key` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `audit_request` ON `audit_log` (`shop`,`request_key`);--> statement-breakpoint
CREATE INDEX `audit_subject` ON `audit_log` (`shop`,`subject`,`at`);--> statement-breakpoint
CREATE TABLE `contacts` (
	`shop` text NOT NULL,
	`contact_id` text NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`locale` text NOT NULL,
	`phone` text,
	`address` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`shop`, `contact_id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `contacts_email` ON `contacts` (`shop`,`email`);--> statement-breakpoint
CREATE TABLE `meta` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `order_lines` (
	`shop` text NOT NULL,
	`order_number` text NOT NULL,
	`line_id` integer NOT NULL,
	`product_id` text NOT NULL,
	`sku` text NOT NULL,
	`title` text NOT NULL,
	`quantity` integer NOT NULL,
	`unit_cents` integer NOT NULL,
	PRIMARY KEY(`shop`, `order_number`, `line_id`)
);
--> statement-breakpoint
CREATE TABLE `orders` (
	`shop` text NOT NULL,
	`order_number` text NOT NULL,
	`contact_id` text NOT NULL,
	`email` text NOT NULL,
	`shopper_name` text NOT NULL,
	`status` text NOT NULL,
	`placed_at` integer NOT NULL,
	`total_cents` integer NOT NULL,
	`currency` text NOT NULL,
	`address` text NOT NULL,
	`payment_method` text NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`shop`, `order_number`)
);
--> statement-breakpoint
CREATE INDEX `orders_email` ON `orders` (`shop`,`email`,`placed_at`);--> statement-breakpoint
CREATE INDEX `orders_placed` ON `orders` (`shop`,`placed_at`);--> statement-breakpoint
CREATE TABLE `products` (
	`shop` text NOT NULL,
	`product_id` text NOT NULL,
	`position` integer NOT NULL,
	`category` text NOT NULL,
	`name` text NOT NULL,
	`description` text NOT NULL,
	`material` text NOT NULL,
	`price_cents` integer NOT NULL,
	`compare_at_cents` integer,
	`icon` text NOT NULL,
	`hue` integer NOT NULL,
	`tags` text NOT NULL,
	`rating` real NOT NULL,
	`goes_with` text NOT NULL,
	PRIMARY KEY(`shop`, `product_id`)
);
--> statement-breakpoint
CREATE INDEX `products_category` ON `products` (`shop`,`category`,`position`);--> statement-breakpoint
CREATE TABLE `refunds` (
	`shop` text NOT NULL,
	`order_number` text NOT NULL,
	`refund_id` text NOT NULL,
	`cents` integer NOT NULL,
	`status` text NOT NULL,
	`method` text NOT NULL,
	`requested_at` integer NOT NULL,
	`expected_on` text,
	`paid_at` integer,
	PRIMARY KEY(`shop`, `order_number`, `refund_id`)
);
--> statement-breakpoint
CREATE TABLE `returns` (
	`shop` text NOT NULL,
	`order_number` text NOT NULL,
	`return_id` text NOT NULL,
	`kind` text NOT NULL,
	`status` text NOT NULL,
	`line_ids` text NOT NULL,
	`reason` text NOT NULL,
	`requested_at` integer NOT NULL,
	`request_key` text NOT NULL,
	PRIMARY KEY(`shop`, `order_number`, `return_id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `returns_request` ON `returns` (`shop`,`request_key`);--> statement-breakpoint
CREATE TABLE `shipments` (
	`shop` text NOT NULL,
	`order_number` text NOT NULL,
	`tracking_number` text NOT NULL,
	`carrier` text NOT NULL,
	`tracking_url` text,
	`status` text NOT NULL,
	`expected_on` text,
	`delivered_at` integer,
	`events` text NOT NULL,
	PRIMARY KEY(`shop`, `order_number`, `tracking_number`)
);
--> statement-breakpoint
CREATE INDEX `shipments_tracking` ON `shipments` (`shop`,`tracking_number`);--> statement-breakpoint
CREATE TABLE `shops` (
	`shop` text PRIMARY KEY NOT NULL,
	`settings` text NOT NULL,
	`identity_keys` text NOT NULL,
	`version` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `turn_points` (
	`point_id` text PRIMARY KEY NOT NULL,
	`shop` text NOT NULL,
	`at` integer NOT NULL,
	`conversation_id` text NOT NULL,
	`channel` text NOT NULL,
	`intent` text NOT NULL,
	`policy` text NOT NULL,
	`action` text NOT NULL,
	`sentiment` text NOT NULL,
	`language` text NOT NULL,
	`status` text NOT NULL,
	`outcome` text NOT NULL,
	`confidence` real NOT NULL,
	`sentiment_score` real NOT NULL,
	`latency_ms` real NOT NULL,
	`nlu_ms` real NOT NULL,
	`messages_in` integer NOT NULL,
	`messages_out` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `turn_points_shop_at` ON `turn_points` (`shop`,`at`);--> statement-breakpoint
CREATE TABLE `variants` (
	`shop` text NOT NULL,
	`sku` text NOT NULL,
	`product_id` text NOT NULL,
	`options` text NOT NULL,
	`stock` integer NOT NULL,
	`restock_on` text,
	PRIMARY KEY(`shop`, `sku`)
);
--> statement-breakpoint
CREATE INDEX `variants_product` ON `variants` (`shop`,`product_id`);--> statement-breakpoint
CREATE TABLE `verification_failures` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`shop` text NOT NULL,
	`order_number` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `verification_failures_order` ON `verification_failures` (`shop`,`order_number`,`at`);