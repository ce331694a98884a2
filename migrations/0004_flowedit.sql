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
