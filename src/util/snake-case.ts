/** `fullName` → `full_name`, `userID` → `user_id`, `URLPath` → `url_path`, `address2` → `address2`. */
export function snakeCase(property: string): string {
  if (/^[a-z0-9_]*$/.test(property)) return property;
  return property
    .replace(/([A-Z])(?=[A-Z][a-z])/g, '$1_')
    .replace(/([^A-Z_])([A-Z])/g, '$1_$2')
    .toLowerCase();
}
