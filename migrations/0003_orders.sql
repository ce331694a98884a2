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
ALTER TABLE `returns` ADD `handover` text;--> statement-breakpoint
ALTER TABLE `returns` ADD `resolution` text;--> statement-breakpoint
ALTER TABLE `returns` ADD `photos` text;--> statement-breakpoint
ALTER TABLE `returns` ADD `exchange_sku` text;--> statement-breakpoint
ALTER TABLE `shipments` ADD `line_ids` text;
--> statement-breakpoint
INSERT OR IGNORE INTO `claims` SELECT `shop`, substr(`subject`, 7), `detail` ->> '$.claim_id', iif(`detail` ->> '$.line_id' IS NULL, 'parcel', 'item'), `detail` ->> '$.tracking_number', `detail` ->> '$.line_id', `detail` ->> '$.item', NULL, NULL, NULL, 'open', `at`, `request_key` FROM `audit_log` WHERE `action` = 'open_claim' AND `detail` ->> '$.claim_id' IS NOT NULL;
