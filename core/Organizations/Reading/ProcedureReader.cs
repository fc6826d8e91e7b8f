namespace HybridTrust.Organizations.Reading;

/// <summary>Reads one procedure id.</summary>
internal static class ProcedureReader
{
    public static Field<string> Read(JsonAt at)
    {
        var allowed = $"Write one of: {string.Join(", ", ProcedureIds.All)}.";
        if (at.Element.ValueKind is not System.Text.Json.JsonValueKind.String || !JsonText.TryRead(at.Element, out var id))
        {
            return at.Fail("", $"Expected a procedure's id, found {at.Shown}.", allowed);
        }

        return ProcedureIds.All.Contains(id, StringComparer.Ordinal)
            ? at.Is(id)
            : at.Fail(id, $"{at.Shown} is not a procedure.", Spelling.Remedy(id, ProcedureIds.All, allowed));
    }
}
