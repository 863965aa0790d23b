namespace Heed.Accounts.Pages;

/// <summary>One field of a form.</summary>
internal sealed record FieldModel(AccountsPage Page, string Name, string Label, string Type, string Autocomplete)
{
    public string? Value { get; init; }
    public string? Hint { get; init; }
    public bool Focus { get; init; }
    public int MaxLength { get; init; } = 256;
    public string? Error => Page.Errors.GetValueOrDefault(Name);

    /// <summary>Ids of what describes the field, for screen readers.</summary>
    public string? DescribedBy => (Error, Hint) switch
    {
        ({ }, _) => Name + "-error",
        (null, { }) => Name + "-hint",
        _ => null,
    };
}
