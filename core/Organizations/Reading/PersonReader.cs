namespace HybridTrust.Organizations.Reading;

/// <summary>Reads a person and the names of that person.</summary>
internal static class PersonReader
{
    public static Field<Person> Read(JsonAt at)
    {
        var fields = new ObjectReader(at);
        return fields.Close(new Person
        {
            Name = fields.Required("name", Values.Text(TextFormat.PersonName), "", TextFormat.PersonName.Remedy).Value,
            Also = fields.Optional(
                "also", Values.List(Values.Text(TextFormat.PersonName), 0, ProfileLimits.PersonNames, "names", name => name), (IReadOnlyList<string>)[]).Value,
        });
    }
}
