CREATE TABLE `behaviour_events` (
	`shop` text NOT NULL,
	`event_id` text NOT NULL,
	`type` text NOT NULL,
	`at` integer NOT NULL,
	`received_at` integer NOT NULL,
	`source` text NOT NULL,
	`anonymous_id` text,
	`contact_id` text,
	`email` text,
	`path` text,
	`product_id` text,
	`query` text,
	`results` integer,
	`dwell_ms` integer,
	`order_number` text,
	`currency` text,
	`value_cents` integer,
	`properties` text,
	`outliers` text NOT NULL,
	`left_out` text,
	PRIMARY KEY(`shop`, `event_id`)
);
--> statement-breakpoint
CREATE INDEX `behaviour_events_at` ON `behaviour_events` (`shop`,`at`);--> statement-breakpoint
CREATE INDEX `behaviour_events_type` ON `behaviour_events` (`shop`,`type`,`at`);--> statement-breakpoint
CREATE INDEX `behaviour_events_visitor` ON `behaviour_events` (`shop`,`anonymous_id`,`at`);--> statement-breakpoint
CREATE INDEX `behaviour_events_contact` ON `behaviour_events` (`shop`,`contact_id`,`at`);--> statement-breakpoint
CREATE TABLE `data_keys` (
	`shop` text NOT NULL,
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`content` text NOT NULL,
	`near` text,
	`batch_id` text NOT NULL,
	PRIMARY KEY(`shop`, `kind`, `key`)
);
--> statement-breakpoint
CREATE INDEX `data_keys_near` ON `data_keys` (`shop`,`kind`,`near`);--> statement-breakpoint
CREATE TABLE `exchange_rates` (
	`shop` text NOT NULL,
	`currency` text NOT NULL,
	`on` text NOT NULL,
	`rate` real NOT NULL,
	PRIMARY KEY(`shop`, `currency`, `on`)
);
--> statement-breakpoint
CREATE TABLE `import_batches` (
	`shop` text NOT NULL,
	`batch_id` text NOT NULL,
	`kind` text NOT NULL,
	`source` text NOT NULL,
	`file_name` text NOT NULL,
	`digest` text NOT NULL,
	`status` text NOT NULL,
	`plan` text NOT NULL,
	`position` integer NOT NULL,
	`accepted` integer NOT NULL,
	`corrected` integer NOT NULL,
	`duplicates` integer NOT NULL,
	`quarantined` integer NOT NULL,
	`reasons` text NOT NULL,
	`started_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`shop`, `batch_id`)
);
--> statement-breakpoint
CREATE INDEX `import_batches_digest` ON `import_batches` (`shop`,`digest`,`status`);--> statement-breakpoint
CREATE INDEX `import_batches_started` ON `import_batches` (`shop`,`started_at`);--> statement-breakpoint
CREATE TABLE `product_reviews` (
	`shop` text NOT NULL,
	`review_id` text NOT NULL,
	`product_id` text,
	`rating` real,
	`title` text,
	`text` text,
	`created_at` integer NOT NULL,
	`email` text,
	`customer_id` text,
	`author` text,
	`locale` text,
	`recommended` integer,
	`imputed` text NOT NULL,
	`left_out` text,
	`batch_id` text NOT NULL,
	PRIMARY KEY(`shop`, `review_id`)
);
--> statement-breakpoint
CREATE INDEX `product_reviews_created` ON `product_reviews` (`shop`,`created_at`);--> statement-breakpoint
CREATE INDEX `product_reviews_product` ON `product_reviews` (`shop`,`product_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `purchase_lines` (
	`shop` text NOT NULL,
	`order_number` text NOT NULL,
	`line_key` text NOT NULL,
	`sku` text,
	`title` text,
	`quantity` integer NOT NULL,
	`unit_cents` integer NOT NULL,
	`outliers` text NOT NULL,
	`batch_id` text NOT NULL,
	PRIMARY KEY(`shop`, `order_number`, `line_key`)
);
--> statement-breakpoint
CREATE INDEX `purchase_lines_sku` ON `purchase_lines` (`shop`,`sku`);--> statement-breakpoint
CREATE TABLE `purchases` (
	`shop` text NOT NULL,
	`order_number` text NOT NULL,
	`email` text,
	`customer_id` text,
	`phone` text,
	`customer_name` text,
	`country` text,
	`status` text NOT NULL,
	`placed_at` integer NOT NULL,
	`currency` text NOT NULL,
	`total_cents` integer NOT NULL,
	`shop_cents` integer,
	`rate` real,
	`rate_on` text,
	`discount_cents` integer,
	`shipping_cents` integer,
	`channel` text,
	`coupon` text,
	`imputed` text NOT NULL,
	`outliers` text NOT NULL,
	`left_out` text,
	`batch_id` text NOT NULL,
	PRIMARY KEY(`shop`, `order_number`)
);
--> statement-breakpoint
CREATE INDEX `purchases_placed` ON `purchases` (`shop`,`placed_at`);--> statement-breakpoint
CREATE INDEX `purchases_email` ON `purchases` (`shop`,`email`,`placed_at`);--> statement-breakpoint
CREATE INDEX `purchases_customer` ON `purchases` (`shop`,`customer_id`);--> statement-breakpoint
CREATE TABLE `quarantine` (
	`shop` text NOT NULL,
	`batch_id` text NOT NULL,
	`row` integer NOT NULL,
	`kind` text NOT NULL,
	`raw` text NOT NULL,
	`reasons` text NOT NULL,
	`fingerprint` text NOT NULL,
	`status` text NOT NULL,
	`at` integer NOT NULL,
	`settled_at` integer,
	PRIMARY KEY(`shop`, `batch_id`, `row`)
);
--> statement-breakpoint
CREATE INDEX `quarantine_open` ON `quarantine` (`shop`,`kind`,`status`,`at`);--> statement-breakpoint
CREATE INDEX `quarantine_fingerprint` ON `quarantine` (`shop`,`kind`,`fingerprint`);