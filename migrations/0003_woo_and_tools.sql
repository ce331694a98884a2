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
CREATE TABLE `woo_cursors` (
	`shop` text PRIMARY KEY NOT NULL,
	`cursor` integer NOT NULL
);
--> statement-breakpoint
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
CREATE INDEX `woo_orders_number` ON `woo_orders` (`shop`,`order_number`);