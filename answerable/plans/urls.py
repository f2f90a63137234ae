from answerable.plans.urls_delivery import urlpatterns as delivery

app_name = "plans"
urlpatterns = [*delivery]
