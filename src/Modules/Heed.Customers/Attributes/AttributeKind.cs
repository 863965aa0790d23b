namespace Heed.Customers.Attributes;

/// <summary>What an attribute's values are. The numbers are stored.</summary>
internal enum AttributeKind
{
    Text = 0,
    Number = 1,
    Boolean = 2,
    Date = 3,
    Choice = 4,
    Url = 5,
    Email = 6,
    Phone = 7,
}
