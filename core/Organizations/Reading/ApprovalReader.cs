namespace HybridTrust.Organizations.Reading;

/// <summary>Reads what needs approval.</summary>
internal static class ApprovalReader
{
    public static Field<ApprovalPolicy> Read(JsonAt at)
    {
        var fields = new ObjectReader(at);
        var usual = new ApprovalPolicy();
        return fields.Close(new ApprovalPolicy
        {
            Required = fields.Optional("required", Values.Truth, usual.Required).Value,
            ExpiresAfterHours = fields.Optional(
                "expiresAfterHours", Values.Whole(1, ProfileLimits.ApprovalHours, "hours"), usual.ExpiresAfterHours).Value,
            GoodForHours = fields.Optional("goodForHours", Values.Whole(1, ProfileLimits.ApprovalHours, "hours"), usual.GoodForHours).Value,
            BreakGlass = fields.Optional("breakGlass", Values.Truth, usual.BreakGlass).Value,
            People = fields.Optional("people", Values.List(PersonReader.Read, 0, ProfileLimits.People, "people", person => person.Name), usual.People).Value,
        });
    }
}
