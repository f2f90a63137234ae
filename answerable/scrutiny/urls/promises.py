from django.urls import path

from answerable.scrutiny.views import (
    challenges,
    challenges_one,
    challenges_steps,
    information,
    letters,
    undertakings,
    undertakings_one,
)

urlpatterns = [
    path("undertakings/", undertakings.register, name="undertakings"),
    path("undertakings/new/", undertakings.new, name="undertaking-new"),
    path("undertakings/<int:year>/<int:number>/", undertakings_one.undertaking, name="undertaking"),
    path("undertakings/<int:year>/<int:number>/correct/", undertakings_one.correct, name="undertaking-correct"),
    path("undertakings/<int:year>/<int:number>/<slug:step>/", undertakings_one.step, name="undertaking-step"),
    path("challenges/", challenges.register, name="challenges"),
    path("challenges/new/", challenges_steps.new, name="challenge-new"),
    path("challenges/<int:year>/<int:number>/", challenges_one.challenge, name="challenge"),
    path("challenges/<int:year>/<int:number>/change/", challenges_steps.change, name="challenge-change"),
    path("challenges/<int:year>/<int:number>/<slug:step>/", challenges_steps.step, name="challenge-step"),
    path("letters/", letters.register, name="letters"),
    path("letters/new/", letters.new, name="letter-new"),
    path("letters/<int:key>/", letters.letter, name="letter"),
    path("letters/<int:key>/change/", letters.change, name="letter-change"),
    path("letters/<int:key>/reply/", letters.reply, name="letter-reply"),
    path("information/", information.register, name="information"),
    path("information/new/", information.new, name="information-new"),
    path("information/<int:year>/<int:number>/", information.information, name="information-request"),
    path("information/<int:year>/<int:number>/change/", information.change, name="information-change"),
    path("information/<int:year>/<int:number>/answer/", information.end, name="information-end"),
]
