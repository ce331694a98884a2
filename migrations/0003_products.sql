ALTER TABLE `products` ADD `size_chart` text;--> statement-breakpoint
ALTER TABLE `products` ADD `care` text;