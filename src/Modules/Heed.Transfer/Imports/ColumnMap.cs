using Heed.Customers.Public;
using Heed.Kernel;

namespace Heed.Transfer.Imports;

/// <summary>Which column fills which field. Fields: name, firstName, lastName, email, phone, language, company, tags, note, externalId, attributes.KEY.</summary>
internal sealed class ColumnMap(IReadOnlyList<string?> fields)
{
    private const string Attribute = "attributes.";
    private static readonly string[] Known = ["name", "firstName", "lastName", "email", "phone", "language", "company", "tags", "note", "externalId"];

    /// <summary>Column headings by field, as other systems and people write them.</summary>
    private static readonly Dictionary<string, string[]> Headings = new()
    {
        ["name"] = ["name", "fullname", "displayname", "contact", "contactname", "customer", "姓名", "名字", "名称", "客户", "客户名称", "客户姓名", "联系人", "昵称"],
        ["firstName"] = ["firstname", "givenname", "名"],
        ["lastName"] = ["lastname", "surname", "familyname", "姓"],
        ["email"] = ["email", "emailaddress", "mail", "邮箱", "电子邮箱", "邮件", "电子邮件", "邮箱地址"],
        ["phone"] = ["phone", "phonenumber", "mobile", "mobilephone", "tel", "telephone", "电话", "手机", "手机号", "手机号码", "联系电话", "电话号码"],
        ["language"] = ["language", "locale", "lang", "语言"],
        ["company"] = ["company", "companyname", "organization", "organisation", "公司", "公司名称", "单位", "企业"],
        ["tags"] = ["tags", "tag", "labels", "标签"],
        ["note"] = ["note", "notes", "comment", "comments", "备注", "说明"],
        ["externalId"] = ["externalid", "id", "identifier", "customerid", "userid", "编号", "客户编号", "外部编号", "会员号"],
    };

    /// <summary>What the headings suggest.</summary>
    public static List<string?> Suggest(IReadOnlyList<string> columns, IReadOnlyList<AttributeRow> attributes)
    {
        var suggested = new List<string?>(columns.Count);
        foreach (var column in columns)
        {
            var plain = new string([.. column.Normalize(System.Text.NormalizationForm.FormKC).ToLowerInvariant().Where(char.IsLetterOrDigit)]);
            var field = Headings.FirstOrDefault(h => h.Value.Contains(plain)).Key
                ?? attributes.Where(a => string.Equals(a.Key, column, StringComparison.OrdinalIgnoreCase) || string.Equals(a.Name, column, StringComparison.OrdinalIgnoreCase)).Select(a => Attribute + a.Key).FirstOrDefault();
            suggested.Add(field is not null && !suggested.Contains(field) ? field : null);
        }

        return suggested;
    }

    /// <exception cref="InvalidRefusal">A field that there is not, or one filled twice; nothing by which a customer is known.</exception>
    public static void Check(IReadOnlyList<string?> fields, int columns, IReadOnlyList<AttributeRow> attributes)
    {
        if (fields.Count != columns) throw new InvalidRefusal("mapping", "wrongLength", $"The file has {columns} columns.");
        foreach (var field in fields.OfType<string>())
        {
            var known = Known.Contains(field) || (field.StartsWith(Attribute, StringComparison.Ordinal) && attributes.Any(a => a.Key == field[Attribute.Length..]));
            if (!known) throw new InvalidRefusal("mapping", "unknownField", "There is no such field.");
            if (fields.Count(f => f == field) > 1) throw new InvalidRefusal("mapping", "twice", "A field can be filled from one column only.");
        }

        if (!fields.Any(f => f is "name" or "firstName" or "lastName" or "email" or "phone" or "externalId")) throw new InvalidRefusal("mapping", "nobody", "Choose at least a name, an e-mail address, a phone number or an id.");
    }

    /// <summary>A row as a customer.</summary>
    public ImportedCustomer Read(string[] cells)
    {
        var name = Cell("name") ?? NameOf(Cell("firstName"), Cell("lastName"));
        var attributes = new Dictionary<string, string>();
        for (var i = 0; i < fields.Count; i++)
        {
            if (fields[i] is { } field && field.StartsWith(Attribute, StringComparison.Ordinal) && i < cells.Length && cells[i].Length > 0) attributes[field[Attribute.Length..]] = cells[i];
        }

        var tags = (Cell("tags") ?? "").Split([',', ';', '|', '，', '；', '、'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new ImportedCustomer(Cell("externalId"), name, Cell("email"), Cell("phone"), Cell("language"), Cell("company"), [.. tags.Distinct()], Cell("note"), attributes);

        string? Cell(string field)
        {
            var at = fields.Index().FirstOrDefault(f => f.Item == field, (-1, null)).Index;
            return at >= 0 && at < cells.Length && cells[at].Length > 0 ? cells[at] : null;
        }
    }

    /// <summary>Chinese names are written family name first and without a space.</summary>
    private static string? NameOf(string? first, string? last)
    {
        if (first is null || last is null) return first ?? last;
        return first.Concat(last).All(c => c > 0x2E7F) ? last + first : first + " " + last;
    }
}
