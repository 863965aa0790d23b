using System.Globalization;
using System.Text.Json;
using Heed.Customers.Attributes;
using Heed.Customers.Companies;
using Heed.Customers.Notes;
using Heed.Customers.Profiles;
using Heed.Customers.Public;
using Heed.Customers.Tags;
using Heed.Kernel;

namespace Heed.Customers.Importing;

/// <summary>What a row must be like, the same as for customers made by hand; and texts of attributes as values of their types.</summary>
internal static class ImportRules
{
    private static readonly string[] Yes = ["true", "yes", "1", "y", "是", "√"], No = ["false", "no", "0", "n", "否", "×"];

    public static List<FieldError> Check(IReadOnlyCollection<AttributeDefinition> definitions, ImportedCustomer row)
    {
        var errors = new List<FieldError>();
        That(row.Name is not null || row.Email is not null || row.Phone is not null || row.ExternalId is not null, "name", "required", "A row needs a name, an e-mail address, a phone number or an id.");
        Length(row.Name, Customer.MaxName, "name");
        Length(row.Language, Customer.MaxLanguage, "language");
        Length(row.Company, Company.MaxName, "company");
        Length(row.Note, Note.MaxText, "note");
        Length(row.ExternalId, Identity.MaxAddress, "externalId");
        That(row.Email is null || Addresses.IsEmail(row.Email), "email", "notEmail", "This must be an e-mail address.");
        That(row.Phone is null || Addresses.IsPhone(row.Phone), "phone", "notPhone", "This must be a phone number.");
        foreach (var tag in row.Tags) Length(tag, Tag.MaxName, "tags");
        errors.AddRange(AttributeRules.Check(definitions, Typed(definitions, row.Attributes)));
        return errors;

        void Length(string? text, int most, string field) => That(text is null || (text.Length <= most && !text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'))), field, "tooLong", $"At most {most} characters, none of them invisible.");

        void That(bool ok, string field, string code, string message)
        {
            if (!ok) errors.Add(new FieldError(field, code, message));
        }
    }

    /// <summary>Numbers and yes or no from their texts; what cannot be read stays a text, which the check then refuses.</summary>
    public static Dictionary<string, JsonElement> Typed(IReadOnlyCollection<AttributeDefinition> definitions, IReadOnlyDictionary<string, string> texts)
    {
        var values = new Dictionary<string, JsonElement>();
        foreach (var (key, text) in texts)
        {
            object value = definitions.FirstOrDefault(d => d.Key == key)?.Kind switch
            {
                AttributeKind.Number when decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) => number,
                AttributeKind.Boolean when Yes.Contains(text, StringComparer.OrdinalIgnoreCase) => true,
                AttributeKind.Boolean when No.Contains(text, StringComparer.OrdinalIgnoreCase) => false,
                AttributeKind.Date when DateOnly.TryParse(text, CultureInfo.InvariantCulture, out var date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                _ => text,
            };
            values[key] = JsonSerializer.SerializeToElement(value);
        }

        return values;
    }
}
