using System.Text.Json;
using System.Text.Json.Nodes;
using Heed.Customers.Attributes;
using Heed.Kernel;

namespace Heed.Customers.Merging;

/// <summary>
/// Which of two customers each field is taken from. Without a choice the survivor's value stays, and where it has none
/// the other's comes in.
/// </summary>
internal sealed class FieldChoice(IReadOnlyDictionary<string, string>? keep)
{
    private const string Other = "other", Mine = "survivor", Attribute = "attributes.";
    private static readonly string[] Fields = ["name", "email", "phone", "language", "companyId"];

    /// <exception cref="InvalidRefusal">A field or a choice that there is not.</exception>
    public void Check()
    {
        foreach (var (field, choice) in keep ?? new Dictionary<string, string>())
        {
            if (!Fields.Contains(field) && !field.StartsWith(Attribute, StringComparison.Ordinal)) throw new InvalidRefusal("keep." + field, "unknown", "There is no such field.");
            if (choice is not (Other or Mine)) throw new InvalidRefusal("keep." + field, "unknown", "survivor or other.");
        }
    }

    public CustomerFields Choose(CustomerFields survivor, CustomerFields other)
    {
        // A made-up name never wins over one that somebody gave.
        var otherName = Picks("name") is { } picked ? picked : !survivor.Named && other.Named;
        return new CustomerFields(
            otherName ? other.Name : survivor.Name,
            otherName ? other.Named : survivor.Named,
            Pick("email", survivor.Email, other.Email),
            Pick("phone", survivor.Phone, other.Phone),
            Pick("language", survivor.Language, other.Language),
            Picks("companyId") ?? survivor.CompanyId is null ? other.CompanyId : survivor.CompanyId,
            Attributes(survivor.Attributes, other.Attributes),
            survivor.Verified || other.Verified,
            survivor.Blocked || other.Blocked,
            survivor.LastSeenAt > other.LastSeenAt ? survivor.LastSeenAt : other.LastSeenAt ?? survivor.LastSeenAt);
    }

    /// <summary>Before again, field by field, where nobody has changed it since.</summary>
    public static CustomerFields Restore(CustomerFields now, CustomerFields after, CustomerFields before) => new(
        now.Name == after.Name ? before.Name : now.Name,
        now.Name == after.Name ? before.Named : now.Named,
        now.Email == after.Email ? before.Email : now.Email,
        now.Phone == after.Phone ? before.Phone : now.Phone,
        now.Language == after.Language ? before.Language : now.Language,
        now.CompanyId == after.CompanyId ? before.CompanyId : now.CompanyId,
        RestoreAttributes(now.Attributes, after.Attributes, before.Attributes),
        now.Verified == after.Verified ? before.Verified : now.Verified,
        now.Blocked == after.Blocked ? before.Blocked : now.Blocked,
        now.LastSeenAt == after.LastSeenAt ? before.LastSeenAt : now.LastSeenAt);

    private bool? Picks(string field) => keep is not null && keep.TryGetValue(field, out var choice) ? choice == Other : null;

    private string? Pick(string field, string? survivor, string? other) => Picks(field) ?? survivor is null ? other : survivor;

    private string Attributes(string survivor, string other)
    {
        var merged = Values(survivor);
        foreach (var (key, value) in Values(other))
        {
            if (Picks(Attribute + key) ?? !merged.ContainsKey(key)) merged[key] = value;
        }

        foreach (var key in merged.Keys.ToList())
        {
            if (Picks(Attribute + key) == true && !Values(other).ContainsKey(key)) merged.Remove(key);
        }

        return AttributeRules.Merge("{}", merged);
    }

    private static string RestoreAttributes(string now, string after, string before)
    {
        var (current, merged, old) = (Values(now), Values(after), Values(before));
        foreach (var key in merged.Keys.Union(old.Keys).ToList())
        {
            if (!Same(current.GetValueOrDefault(key), merged.GetValueOrDefault(key))) continue;
            if (old.TryGetValue(key, out var value)) current[key] = value;
            else current.Remove(key);
        }

        // Untouched since: the very same text, so that nothing has changed by merging and parting.
        var restored = AttributeRules.Merge("{}", current);
        return JsonNode.DeepEquals(JsonNode.Parse(restored), JsonNode.Parse(before)) ? before : restored;
    }

    private static bool Same(JsonElement a, JsonElement b) =>
        a.ValueKind == b.ValueKind && (a.ValueKind == JsonValueKind.Undefined || JsonElement.DeepEquals(a, b));

    private static Dictionary<string, JsonElement> Values(string attributes) => JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(attributes)!;
}
