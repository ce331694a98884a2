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
CREATE INDEX `webhook_deliveries_received` ON `webhook_deliveries` (`received_at`);