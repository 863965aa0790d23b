namespace Heed.Conversations.Fields;

/// <summary>What a field's values are. The numbers are stored.</summary>
internal enum FieldKind
{
    Text = 0,
    Number = 1,
    Boolean = 2,
    Date = 3,
    Choice = 4,
    MultiChoice = 5,
    Url = 6,
    Email = 7,
    Phone = 8,
}
